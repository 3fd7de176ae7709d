import { Injectable } from '@nestjs/common';
import prom from 'prom-client';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { parsePosition } from '../event-store/log-position.js';
import type { LedgerStatus } from './reads-view.js';

/** What Prometheus reads: the door, the commands, and how far the views are. */
@Injectable()
export class Metrics {
  private readonly registry = new prom.Registry();
  private readonly durations = new prom.Histogram({
    name: 'ledger_http_request_seconds',
    help: 'Time from request to answer, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 30],
    registers: [this.registry],
  });
  private readonly commands = new prom.Counter({
    name: 'ledger_commands_total',
    help: 'Commands by type and outcome: done, unchanged, replayed, or why not',
    labelNames: ['type', 'outcome'],
    registers: [this.registry],
  });
  private readonly head = this.gauge('ledger_log_head', 'Ordinal of the newest event of the log');
  private readonly lag = this.gauge(
    'ledger_view_lag',
    'Log units between a view and the end of the log',
    'view',
  );
  private readonly eventsDone = this.gauge('ledger_view_events', 'Events that a view has taken', 'view');
  private readonly stopped = this.gauge(
    'ledger_view_stopped',
    '1 if a view stopped and needs a person',
    'view',
  );

  constructor() {
    prom.collectDefaultMetrics({ register: this.registry });
  }

  countCommand(type: string, outcome: string): void {
    this.commands.inc({ type, outcome });
  }

  /** A Fastify onResponse hook. Routes, not URLs, are the label: order numbers would make a series each. */
  readonly observeResponse = (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    const route = request.routeOptions.url ?? 'unknown';
    this.durations.observe(
      { method: request.method, route, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
    done();
  };

  setLedgerStatus({ head, views }: LedgerStatus): void {
    this.head.set(head === undefined ? 0 : Number(parsePosition(head).ordinal));
    for (const view of views) {
      this.lag.set({ view: view.name }, view.lag);
      this.eventsDone.set({ view: view.name }, view.eventsDone);
      this.stopped.set({ view: view.name }, view.state === 'stopped' ? 1 : 0);
    }
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** All series in the text format of Prometheus. */
  text(): Promise<string> {
    return this.registry.metrics();
  }

  private gauge(name: string, help: string, ...labelNames: string[]): prom.Gauge {
    return new prom.Gauge({ name, help, labelNames, registers: [this.registry] });
  }
}
