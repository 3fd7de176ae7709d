import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compression, defineAlgorithm } from 'vite-plugin-compression2';

const LEDGER = process.env['LEDGER'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [
    react(),
    // The server sends these as they are; nothing is compressed while somebody waits.
    compression({
      include: /\.(js|css|html|svg)$/,
      algorithms: [defineAlgorithm('brotliCompress'), defineAlgorithm('gzip', { level: 9 })],
    }),
  ],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // The Content-Security-Policy takes fonts from files only.
    assetsInlineLimit: 0,
    target: 'es2023',
    manifest: 'manifest.json',
    // The budget is on what a page loads before it can be used; a test of the build holds it.
    chunkSizeWarningLimit: 1200,
  },
  server: { host: '127.0.0.1', proxy: { '/v1': LEDGER, '/docs': LEDGER, '/health': LEDGER } },
});
