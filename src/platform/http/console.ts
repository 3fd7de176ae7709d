import { existsSync } from 'node:fs';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

/** Pages of the console, as its router knows them; `/docs`, `/health` and `/v1` are no pages. */
const PAGES = [
  '/',
  '/orders',
  '/orders/:shop/:orderNo',
  '/reconciliation',
  '/reconciliation/:shop/lines/:lineId',
  '/statements',
  '/statements/:shop/:statementId',
  '/audit-trail',
  '/audit-trail/:eventId',
  '/alerts',
  '/journal',
  '/journal/:shop/accounts/:code',
  '/journal/:shop/entries/:ordinal/:lineNo',
  '/system',
];

/**
 * What a browser may do with anything that comes from here: scripts of our own files only, no frame around us. Inline
 * styles are what Ant Design and Swagger's page make at run time; they can't run code.
 */
const CONTENT_SECURITY_POLICY = {
  useDefaults: false,
  directives: {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  },
};

/**
 * Serves the built console from `folder` at `/`, and sends the security headers with every answer. Without a build `/`
 * says so. Call it before `app.init()` or `listen()`.
 */
export async function serveConsole(app: NestFastifyApplication, folder: string): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: CONTENT_SECURITY_POLICY,
    // The server itself speaks plain HTTP; who puts TLS before it sets this there.
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
  });
  const fastify = app.getHttpAdapter().getInstance();
  if (!existsSync(join(folder, 'index.html'))) {
    fastify.get('/', (_request, reply) =>
      reply
        .type('text/plain; charset=utf-8')
        .send('The console is not built: npm run build\n控制台尚未构建：npm run build\n'),
    );
    return;
  }
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    decorateReply: false,
    // Names carry a hash of the content, save the icon's.
    setHeaders: (reply, path) =>
      void reply.header(
        'Cache-Control',
        /icon\.svg/.test(path) ? 'public, max-age=3600' : 'public, max-age=31536000, immutable',
      ),
  });
  await app.register(async (pages: FastifyInstance) => {
    await pages.register(fastifyStatic, { root: folder, serve: false, preCompressed: true });
    for (const page of PAGES) {
      pages.get(page, (_request, reply) =>
        reply.header('Cache-Control', 'no-cache').sendFile('index.html', { cacheControl: false }),
      );
    }
  });
}
