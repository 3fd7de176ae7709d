import { generateDemoMonth } from '../../src/demo/demo-month.js';
import type { DemoOptions } from '../../src/demo/demo-plan.js';

/** The files of a demo month by name. */
export function demoFiles(options: DemoOptions): Map<string, Buffer> {
  const pieces = new Map<string, Buffer[]>();
  for (const { fileName, bytes } of generateDemoMonth(options)) {
    pieces.set(fileName, [...(pieces.get(fileName) ?? []), bytes]);
  }
  return new Map([...pieces].map(([name, parts]) => [name, Buffer.concat(parts)]));
}
