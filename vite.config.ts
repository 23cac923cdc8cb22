import { defineConfig } from 'vite'

/** Builds the islands, each to one file without imports, beside the compiled server. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist/web/islands',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    reportCompressedSize: false,
    rollupOptions: {
      input: {
        tocsin: 'src/web/islands/tocsin.ts',
        explorer: 'src/web/islands/explorer.ts',
        passkey: 'src/web/islands/passkey.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
})
