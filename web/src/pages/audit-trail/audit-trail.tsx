import { Button } from 'antd';
import { api } from '../../api/client.js';
import { useList } from '../../api/reading.js';
import { KeysetTable } from '../../parts/keyset-table.js';
import { Page } from '../../parts/page.js';
import { useTexts } from '../../texts/texts.js';
import { trailTexts } from './audit-trail.texts.js';
import { useTrailColumns } from './trail-columns.js';
import { useTrailFilter } from './trail-filter.js';
import { TrailFilters } from './trail-filters.js';
import './audit-trail.css';

export function AuditTrailPage() {
  const text = useTexts(trailTexts);
  const trail = useTrailFilter();
  const { query, isNarrowed, clear } = trail;
  const entries = useList(['audit-trail', query], (cursor, signal) =>
    api.GET('/v1/audit-trail', {
      params: { query: { ...query, limit: 100, ...(cursor !== undefined && { cursor }) } },
      signal,
    }),
  );
  const columns = useTrailColumns(trail);
  return (
    <Page
      title={text.title}
      question={text.question}
      read={entries}
      actions={isNarrowed && <Button onClick={clear}>{text.clear}</Button>}
    >
      <TrailFilters trail={trail} />
      <KeysetTable
        label={text.title}
        list={entries}
        columns={columns}
        rowKey={({ eventId }) => eventId}
        {...(!isNarrowed && { empty: text.none })}
      />
    </Page>
  );
}
