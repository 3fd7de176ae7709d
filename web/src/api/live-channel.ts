/** The data of a position message as the server sent it, or that there is no server to hear. */
export type News = string;

const NAME = 'order-ledger-live';
const LOST: News = 'lost';

/**
 * The server's events, heard once a browser: a browser opens six connections to a server at the most, so a seventh tab
 * with one of its own would wait for ever. The tab that holds the lock listens and tells the others; when it is closed
 * another takes over. Where there are no locks (plain HTTP on another machine's name) each tab listens for itself.
 * Returns what ends it.
 */
export function listenToLedger(tell: (news: News) => void): () => void {
  // Only a secure context has locks, whatever the types say.
  const locks = navigator.locks as LockManager | undefined;
  if (locks === undefined) return listenAlone(tell);
  const channel = new BroadcastChannel(NAME);
  const ending = new AbortController();
  let last: News | undefined;
  channel.onmessage = ({ data }: MessageEvent<News | null>) => {
    // A tab that has just been opened asks what the last news were.
    if (data !== null) tell(data);
    else if (last !== undefined) channel.postMessage(last);
  };
  channel.postMessage(null);
  const lead = async (): Promise<void> => {
    const stop = listenAlone((news) => {
      last = news;
      tell(news);
      channel.postMessage(news);
    });
    await new Promise((resolve) => ending.signal.addEventListener('abort', resolve));
    stop();
  };
  locks.request(NAME, { signal: ending.signal }, lead).catch(() => undefined);
  return () => {
    ending.abort();
    channel.close();
  };
}

function listenAlone(tell: (news: News) => void): () => void {
  const source = new EventSource('/v1/live');
  source.addEventListener('position', ({ data }: MessageEvent<string>) => tell(data));
  source.addEventListener('away', () => tell(LOST));
  source.addEventListener('error', () => tell(LOST));
  return () => source.close();
}
