import { MenuOutlined, SearchOutlined } from '@ant-design/icons';
import { Badge, Button, Drawer, Grid, Layout } from 'antd';
import { useEffect, useState } from 'react';
import { Link, Outlet, useNavigation } from 'react-router';
import { useLive } from '../api/live.js';
import { useTexts } from '../texts/texts.js';
import { CommandPalette } from './command-palette.js';
import { Navigation } from './navigation.js';
import { PersonalMenu } from './personal-menu.js';
import { shellTexts } from './shell.texts.js';

const IS_MAC = navigator.platform.startsWith('Mac');

/** What stands around every page: menu, palette, who acts, language and appearance, and whether the page is live. */
export function Shell() {
  const text = useTexts(shellTexts);
  const isWide = Grid.useBreakpoint().lg ?? true;
  const [menuOpen, setMenuOpen] = useState(false);
  const [paletteOpen, setPaletteOpen] = useState(false);
  const isLoading = useNavigation().state !== 'idle';
  usePaletteKey(setPaletteOpen);
  return (
    <Layout className="console" hasSider={isWide}>
      <a className="skip-link" href="#content">
        {text.skip}
      </a>
      {isWide && (
        <Layout.Sider width={208} theme="light" className="console-sider">
          <Link to="/" className="brand">
            <img src="/assets/icon.svg" alt="" width={24} height={24} /> {text.brand}
          </Link>
          <Navigation />
        </Layout.Sider>
      )}
      <Layout>
        <Layout.Header className="console-header">
          {!isWide && (
            <Button
              type="text"
              icon={<MenuOutlined />}
              aria-label={text.menu}
              onClick={() => setMenuOpen(true)}
            />
          )}
          <Button className="find" icon={<SearchOutlined />} onClick={() => setPaletteOpen(true)}>
            <span className="find-text">{text.find}</span>
            <kbd>{IS_MAC ? '⌘K' : 'Ctrl K'}</kbd>
          </Button>
          <span className="space" />
          <LiveBadge />
          <PersonalMenu />
        </Layout.Header>
        <Layout.Content id="content" className="console-main" role="main" tabIndex={-1} aria-busy={isLoading}>
          <Outlet />
        </Layout.Content>
      </Layout>
      <Drawer
        open={menuOpen && !isWide}
        onClose={() => setMenuOpen(false)}
        placement="left"
        size={260}
        title={text.brand}
        styles={{ body: { padding: 0 } }}
      >
        <Navigation onNavigate={() => setMenuOpen(false)} />
      </Drawer>
      <CommandPalette open={paletteOpen} onClose={() => setPaletteOpen(false)} />
    </Layout>
  );
}

function LiveBadge() {
  const text = useTexts(shellTexts);
  const { connection } = useLive();
  const [status, words] =
    connection === 'live'
      ? (['success', text.live] as const)
      : connection === 'lost'
        ? (['error', text.lost] as const)
        : (['default', text.connecting] as const);
  return (
    <span className="live" role="status">
      <Badge status={status} text={words} />
    </span>
  );
}

function usePaletteKey(setOpen: (open: boolean) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setOpen(true);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [setOpen]);
}
