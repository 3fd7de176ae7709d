import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { asked } from '../../parts/url-state.js';
import { useLanguage } from '../../shell/preferences.js';
import { useTexts } from '../../texts/texts.js';
import type { Question } from './question.js';
import { reconciliationTexts } from './reconciliation.texts.js';

interface ExportLinksProps {
  readonly shop: string;
  readonly list: 'differences' | 'orders';
  /** The parameters that the list is shown with. */
  readonly query: Readonly<Record<string, string | null>>;
}

/** The list that is shown, whole, as files in the language that is set. */
export function ExportLinks({ shop, list, query }: ExportLinksProps) {
  const text = useTexts(reconciliationTexts);
  const language = useLanguage();
  const parameters = new URLSearchParams(asked({ ...query, lang: language }));
  return (
    <span className="exports">
      {(['csv', 'xlsx'] as const).map((format) => (
        <Button
          key={format}
          icon={<DownloadOutlined />}
          aria-label={text.exportAs(text[format])}
          href={`/v1/shops/${encodeURIComponent(shop)}/standing/${list}.${format}?${parameters.toString()}`}
          download
        >
          {text[format]}
        </Button>
      ))}
    </span>
  );
}

/** The report of the period, computed for the moment that the page shows. */
export function ReportLinks({ shop, from, to, channel, asOf, knownAt }: Question) {
  const text = useTexts(reconciliationTexts);
  const lang = useLanguage();
  if (shop === undefined) return null;
  return (
    <span className="exports">
      <span className="quiet">{text.report}</span>
      {(['pdf', 'xlsx'] as const).map((format) => {
        const query = asked({ from, to, channel, asOf, knownAt, format, lang });
        const name = format === 'pdf' ? 'PDF' : text.xlsx;
        return (
          <Button
            key={format}
            icon={<DownloadOutlined />}
            aria-label={text.reportAs(name)}
            href={`/v1/shops/${encodeURIComponent(shop)}/reports/reconciliation?${new URLSearchParams(query).toString()}`}
            download
          >
            {name}
          </Button>
        );
      })}
    </span>
  );
}
