// Stops the embedded PostgreSQL of a data folder when no process uses it any more, also when that process was killed.
// It runs detached, one for a data folder; a second one does no harm. How it works with the launcher is written down in
// docs/decisions/embedded-postgres.md.
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const folder = process.argv[2];
const clients = join(folder, 'clients');
const ownFile = join(folder, 'watchdog.pid');
const stopping = join(clients, `stopping-${process.pid}`);
const POLL_MS = 200;
const FAST_SHUTDOWN_MS = 10_000;
const IMMEDIATE_SHUTDOWN_MS = 5_000;
// A launcher that is killed just after it spawned the server leaves one that has not written postmaster.pid yet.
const IDLE_POLLS = 8;

let lastServer;
let idle = 0;
writeOwnFile();
for (;;) {
  keepOwnFile();
  const names = filesOf(clients);
  if (names === undefined) {
    // Somebody removed the data folder under a running server.
    if (lastServer !== undefined) await stop(lastServer);
    process.exit();
  }
  lastServer = runningServer() ?? lastServer;
  if (names.some(isUsing)) {
    idle = 0;
    dismissLeavers(names);
  } else if (runningServer() === undefined) {
    idle = names.some(isLeaving) ? IDLE_POLLS : idle + 1;
    if (idle >= IDLE_POLLS) resign(names);
  } else if (await stopUnlessUsed()) {
    idle = IDLE_POLLS;
    continue;
  }
  await sleep(POLL_MS);
}

/** Of two watchdogs that launchers spawned at once, the later one stays. */
function keepOwnFile() {
  const owner = textOf(ownFile);
  if (owner === String(process.pid) || filesOf(clients) === undefined) return;
  if (/^\d+$/.test(owner ?? '') && isRunning(Number(owner))) process.exit();
  writeOwnFile();
}

/** Removed first, because a killed watchdog of root may have left it in a folder of another user. */
function writeOwnFile() {
  rmSync(ownFile, { force: true });
  writeFileSync(ownFile, String(process.pid));
}

/** A client writes its file before it looks for "stopping", we the other way round: one of the two sees the other. */
async function stopUnlessUsed() {
  writeFileSync(stopping, '');
  try {
    if ((filesOf(clients) ?? []).some(isUsing)) return false;
    const server = runningServer();
    if (server !== undefined) await stop(server);
    return true;
  } finally {
    rmSync(stopping, { force: true });
  }
}

/** Fast shutdown: sessions are cut, everything committed is kept. The immediate one after it is recovered from at the next start. */
async function stop(server) {
  for (const [signal, patience] of [
    ['SIGINT', FAST_SHUTDOWN_MS],
    ['SIGQUIT', IMMEDIATE_SHUTDOWN_MS],
  ]) {
    try {
      process.kill(server, signal);
    } catch {
      return;
    }
    for (let waited = 0; waited < patience; waited += 20) {
      if (!isPostgres(server)) return;
      await sleep(20);
    }
  }
}

/** Like a client, a launcher registers first and then looks whether there is a watchdog. */
function resign(names) {
  rmSync(ownFile, { force: true });
  if ((filesOf(clients) ?? []).some(isUsing)) {
    writeOwnFile();
    idle = 0;
    return;
  }
  dismissLeavers(names);
  process.exit();
}

/** Tells processes that wait in stop() that their part is done. */
function dismissLeavers(names) {
  for (const name of names.filter(isLeaving)) rmSync(join(clients, name), { force: true });
}

function isLeaving(name) {
  return name.startsWith('leaving-');
}

/** True for the file of a process that runs. The file of one that does not is removed. */
function isUsing(name) {
  const pid = /^client-(\d+)-/.exec(name)?.[1];
  if (pid === undefined) return false;
  const started = textOf(join(clients, name));
  if (started === undefined) return false;
  if (isRunning(Number(pid)) && (started === '' || started === startOf(pid))) return true;
  rmSync(join(clients, name), { force: true });
  return false;
}

function runningServer() {
  const pid = Number.parseInt(textOf(join(folder, 'postgres', 'data', 'postmaster.pid')) ?? '', 10);
  return isPostgres(pid) ? pid : undefined;
}

/** After a crash postmaster.pid may name a process that is somebody else's by now. */
function isPostgres(pid) {
  if (!Number.isInteger(pid) || !isRunning(pid)) return false;
  if (process.platform !== 'linux') return true;
  return /\((postgres|postmaster)\) [^ZX]/.test(textOf(`/proc/${pid}/stat`) ?? '');
}

/** When a process started, in ticks since boot: process numbers come again, the pair does not. */
function startOf(pid) {
  return (textOf(`/proc/${pid}/stat`) ?? '').replace(/^.*\) /s, '').split(' ')[19];
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function filesOf(dir) {
  try {
    return readdirSync(dir);
  } catch {
    return undefined;
  }
}
