import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const gateway = process.env.POTIK_GATEWAY ?? 'http://localhost:8080'

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: '../../../target/classes/static',
    emptyOutDir: true,
    // dev/bundle-size.mjs reads it to keep the first load of the board within its budget
    manifest: true,
    chunkSizeWarningLimit: 900,
    // what the first page needs is one file, also where later pages share it: a hundred small ones compress and arrive worse
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
  },
  server: { proxy: { '/api': gateway, '/hooks': gateway } },
  preview: { proxy: { '/api': gateway, '/hooks': gateway } },
  // a test has no timing of its own to keep: slow machines are slow
  test: { setupFiles: ['src/test-setup.ts'], css: false, testTimeout: 180_000, pool: 'threads' },
})
