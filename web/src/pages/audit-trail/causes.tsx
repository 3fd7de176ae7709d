import { Skeleton } from 'antd';
import { Link, useLocation } from 'react-router';
import { api } from '../../api/client.js';
import { useRead } from '../../api/reading.js';
import type { AuditEntry, CauseNode, CauseTree } from '../../api/schema.js';
import { Moment } from '../../parts/moment.js';
import { place } from '../../parts/places.js';
import { ProblemView } from '../../parts/problem-view.js';
import { useLanguage } from '../../shell/preferences.js';
import { eventWords } from '../../texts/event-words.js';
import { pick, useTexts } from '../../texts/texts.js';
import { useWords } from '../../texts/words.js';
import { eventPlace } from './event-place.js';
import { eventTexts } from './event.texts.js';

/** What led to the event and what came of it, from the first cause down. */
export function Causes({ eventId }: { readonly eventId: string }) {
  const text = useTexts(eventTexts);
  const { data, problem, reload } = useRead(['causes', eventId], (signal) =>
    api.GET('/v1/audit-trail/{eventId}/causes', { params: { path: { eventId } }, signal }),
  );
  const tree = data?.eventId === eventId ? data : undefined;
  return (
    <section className="panel">
      <h2>{text.causes}</h2>
      {problem !== null && <ProblemView problem={problem} onRetry={reload} />}
      {tree === undefined && problem === null && <Skeleton active />}
      {tree !== undefined && <Tree tree={tree} />}
    </section>
  );
}

function Tree({ tree }: { readonly tree: CauseTree }) {
  const text = useTexts(eventTexts);
  const { root, eventId, truncated, correlated, correlatedTruncated } = tree;
  const isAlone = root.children.length === 0;
  return (
    <>
      {isAlone ? (
        <p className="quiet">{text.alone}</p>
      ) : (
        <ul className="cause-tree">
          <Branch node={root} eventId={eventId} />
        </ul>
      )}
      {truncated && <p className="quiet">{text.truncated}</p>}
      {correlated.length > 0 && (
        <details className="raw">
          <summary>{text.correlated}</summary>
          <ul className="correlated">
            {correlated.map((entry) => (
              <li key={entry.eventId} className="cause">
                <EventLine entry={entry} />
              </li>
            ))}
          </ul>
          {correlatedTruncated && (
            <Link to={place('/audit-trail', { correlation: root.correlationId })}>{text.allCorrelated}</Link>
          )}
        </details>
      )}
    </>
  );
}

function Branch({ node, eventId }: { readonly node: CauseNode; readonly eventId: string }) {
  const text = useTexts(eventTexts);
  const isHere = node.eventId === eventId;
  return (
    <li>
      <div className="cause" {...(isHere && { 'aria-current': 'true' as const })}>
        <span className="cause-relation">{isHere ? text.here : text.relations[node.relation]}</span>
        <EventLine entry={node} isHere={isHere} />
      </div>
      {node.children.length > 0 && (
        <ul>
          {node.children.map((child) => (
            <Branch key={child.eventId} node={child} eventId={eventId} />
          ))}
        </ul>
      )}
    </li>
  );
}

interface EventLineProps {
  readonly entry: AuditEntry;
  readonly isHere?: boolean;
}

function EventLine({ entry, isHere = false }: EventLineProps) {
  const language = useLanguage();
  const say = useWords();
  const { state } = useLocation() as { state: unknown };
  const name = say(eventWords(entry.type));
  return (
    <>
      {isHere ? (
        <strong>{name}</strong>
      ) : (
        <Link to={eventPlace(entry.eventId)} state={state}>
          {name}
        </Link>
      )}
      <span className="quiet">{entry.actor.id}</span>
      <span className="quiet">
        <Moment at={entry.recordedAt} />
      </span>
      <span>{pick(language, entry.summary, entry.summaryZh)}</span>
    </>
  );
}
