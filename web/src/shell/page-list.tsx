import {
  AccountBookOutlined,
  AlertOutlined,
  AuditOutlined,
  DashboardOutlined,
  FileDoneOutlined,
  ReconciliationOutlined,
  SettingOutlined,
  ShoppingOutlined,
} from '@ant-design/icons';
import type { ComponentType, ReactNode } from 'react';
import type { shellTexts } from './shell.texts.js';

export type PageName = keyof (typeof shellTexts)['en']['pages'];

export interface PageEntry {
  readonly name: PageName;
  readonly path: string;
  readonly icon: ReactNode;
}

/** The pages of the menu, in its order. */
export const PAGES: readonly PageEntry[] = [
  { name: 'overview', path: '/', icon: <DashboardOutlined /> },
  { name: 'orders', path: '/orders', icon: <ShoppingOutlined /> },
  { name: 'reconciliation', path: '/reconciliation', icon: <ReconciliationOutlined /> },
  { name: 'statements', path: '/statements', icon: <FileDoneOutlined /> },
  { name: 'auditTrail', path: '/audit-trail', icon: <AuditOutlined /> },
  { name: 'alerts', path: '/alerts', icon: <AlertOutlined /> },
  { name: 'journal', path: '/journal', icon: <AccountBookOutlined /> },
  { name: 'system', path: '/system', icon: <SettingOutlined /> },
];

interface Route {
  readonly path: string;
  readonly load: () => Promise<{ Component: ComponentType }>;
}

/** Every route and the file behind it; a page is loaded when it is opened. The server knows the same paths (console.ts). */
export const ROUTES: readonly Route[] = [
  {
    path: '/',
    load: async () => ({ Component: (await import('../pages/overview/overview.js')).OverviewPage }),
  },
  {
    path: '/orders',
    load: async () => ({ Component: (await import('../pages/orders/orders.js')).OrdersPage }),
  },
  {
    path: '/orders/:shop/:orderNo',
    load: async () => ({ Component: (await import('../pages/orders/order.js')).OrderPage }),
  },
  {
    path: '/reconciliation',
    load: async () => ({
      Component: (await import('../pages/reconciliation/reconciliation.js')).ReconciliationPage,
    }),
  },
  {
    path: '/reconciliation/:shop/lines/:lineId',
    load: async () => ({ Component: (await import('../pages/reconciliation/line.js')).LinePage }),
  },
  {
    path: '/statements',
    load: async () => ({ Component: (await import('../pages/statements/statements.js')).StatementsPage }),
  },
  {
    path: '/statements/:shop/:statementId',
    load: async () => ({ Component: (await import('../pages/statements/statement.js')).StatementPage }),
  },
  {
    path: '/audit-trail',
    load: async () => ({ Component: (await import('../pages/audit-trail/audit-trail.js')).AuditTrailPage }),
  },
  {
    path: '/audit-trail/:eventId',
    load: async () => ({ Component: (await import('../pages/audit-trail/event.js')).EventPage }),
  },
  {
    path: '/alerts',
    load: async () => ({ Component: (await import('../pages/alerts/alerts.js')).AlertsPage }),
  },
  {
    path: '/journal',
    load: async () => ({ Component: (await import('../pages/journal/journal.js')).JournalPage }),
  },
  {
    path: '/journal/:shop/accounts/:code',
    load: async () => ({ Component: (await import('../pages/journal/account.js')).AccountPage }),
  },
  {
    path: '/journal/:shop/entries/:ordinal/:lineNo',
    load: async () => ({ Component: (await import('../pages/journal/entry.js')).EntryPage }),
  },
  {
    path: '/system',
    load: async () => ({ Component: (await import('../pages/system/system.js')).SystemPage }),
  },
];
