import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as Messages, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import 'dayjs/locale/en-gb';
import { NuqsAdapter } from 'nuqs/adapters/react-router/v7';
import { useEffect, useMemo } from 'react';
import { createBrowserRouter, Outlet, RouterProvider } from 'react-router';
import { followLedger } from './api/live.js';
import { ApiProblem } from './api/problem.js';
import { Failure, NotFound } from './shell/failure.js';
import { ROUTES } from './shell/page-list.js';
import { useIsDark, useLanguage } from './shell/preferences.js';
import { Shell } from './shell/shell.js';
import { consoleTheme } from './shell/theme.js';

const OTHER_PAGES_AFTER_MS = 4_000;

/** What is refused stays refused; what could not be reached is tried twice more. */
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      gcTime: 5 * 60_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) =>
        failures < 2 && error instanceof ApiProblem && (error.status === 0 || error.status === 503),
    },
  },
});

const router = createBrowserRouter([
  {
    element: (
      <NuqsAdapter>
        <Shell />
      </NuqsAdapter>
    ),
    errorElement: <Failure />,
    hydrateFallbackElement: <></>,
    children: [
      {
        element: <Outlet />,
        errorElement: <Failure />,
        children: [
          ...ROUTES.map(({ path, load }) => ({ path, lazy: load })),
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
]);

/** When the first page has long been usable: the next ones then open at once, also while the server is away. */
function loadOtherPages(): () => void {
  const timer = setTimeout(() => {
    for (const { load } of ROUTES) load().catch(() => undefined);
  }, OTHER_PAGES_AFTER_MS);
  return () => clearTimeout(timer);
}

export function Console() {
  const language = useLanguage();
  const isDark = useIsDark();
  const theme = useMemo(() => consoleTheme(isDark), [isDark]);
  useEffect(() => followLedger(queries), []);
  useEffect(loadOtherPages, []);
  useEffect(() => {
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
  }, [isDark]);
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en-gb');
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={theme}
      button={{ autoInsertSpace: false }}
    >
      <Messages>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </Messages>
    </ConfigProvider>
  );
}
