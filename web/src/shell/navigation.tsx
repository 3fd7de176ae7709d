import { Link, useLocation, useSearchParams } from 'react-router';
import { useTexts } from '../texts/texts.js';
import { PAGES } from './page-list.js';
import { shellTexts } from './shell.texts.js';

/** The menu. A shop that was chosen stays chosen from page to page; other filters belong to their page. */
export function Navigation({ onNavigate }: { readonly onNavigate?: () => void }) {
  const text = useTexts(shellTexts);
  const { pathname } = useLocation();
  const [parameters] = useSearchParams();
  const shop = parameters.get('shop') ?? shopOfPath(pathname);
  const search = shop === null ? '' : `?shop=${encodeURIComponent(shop)}`;
  return (
    <nav aria-label={text.navigation} className="navigation">
      {PAGES.map(({ name, path, icon }) => {
        const isHere = path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`);
        return (
          <Link
            key={name}
            to={`${path}${search}`}
            {...(onNavigate !== undefined && { onClick: onNavigate })}
            {...(isHere && { 'aria-current': 'page' as const })}
          >
            <span aria-hidden="true">{icon}</span>
            {text.pages[name]}
          </Link>
        );
      })}
    </nav>
  );
}

function shopOfPath(pathname: string): string | null {
  const found = /^\/(?:orders|reconciliation|statements|journal)\/([^/]+)\//.exec(pathname);
  return found?.[1] === undefined ? null : decodeURIComponent(found[1]);
}
