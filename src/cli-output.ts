import { SingleBar } from 'cli-progress';
import { problemOf } from './platform/http/problem.js';
import { isConnectionError } from './platform/postgres/database.js';
import { DomainError } from './shared/domain-error.js';

/** Where a command of the command line speaks: results on stdout, everything else on stderr. */
export class CliOutput {
  private bar: SingleBar | undefined;

  constructor(readonly json: boolean) {}

  /** Runs a command and prints what it gives: as JSON, or as the lines that it makes of it. Sets the exit code. */
  async run(
    command: (output: CliOutput) => Promise<{ result: object; lines: readonly string[] }>,
  ): Promise<void> {
    try {
      const { result, lines } = await command(this);
      this.endProgress();
      process.stdout.write(this.json ? `${JSON.stringify(result)}\n` : `${lines.join('\n')}\n`);
    } catch (error) {
      this.endProgress();
      this.fail(error);
    }
  }

  /** The command did something, but not all. */
  exitCode(code: 1): void {
    process.exitCode = code;
  }

  /** A line about what is going on. */
  readonly log = (line: string): void => {
    if (!this.json) process.stderr.write(`${line}\n`);
  };

  /** Shows how far a long work is; only a person at a terminal sees it. */
  progress(label: string, done: number, total: number, note: string): void {
    if (this.json || !process.stderr.isTTY) return;
    if (this.bar === undefined) {
      this.bar = new SingleBar({
        format: '{label} [{bar}] {percentage}% {note}',
        stream: process.stderr,
        clearOnComplete: true,
      });
      this.bar.start(total, done, { label, note });
    } else {
      this.bar.setTotal(total);
      this.bar.update(done, { label, note });
    }
  }

  endProgress(): void {
    this.bar?.stop();
    this.bar = undefined;
  }

  private fail(error: unknown): void {
    // The same codes as over HTTP.
    const { code, status } = problemOf(error);
    // What is refused over HTTP with a status below 500 the person at the keyboard can mend.
    process.exitCode = status < 500 ? 1 : 2;
    const message = messageOf(error);
    if (this.json) {
      process.stdout.write(
        `${JSON.stringify({ error: { code, message, ...(error instanceof DomainError && { details: error.details }) } })}\n`,
      );
    }
    process.stderr.write(`Error ${code}: ${message}\n`);
    // Nobody foresaw it: where it happened helps the one who has to mend it.
    if (code === 'UNFORESEEN' && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
  }
}

/** What went wrong, in words for the one who typed the command: hosts and files may be named here. */
function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof DomainError || !isConnectionError(error)) return message;
  return `the database does not answer (${message}); nothing that was acknowledged is lost, give the command again`;
}
