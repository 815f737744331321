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
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': gateway, '/hooks': gateway } },
  preview: { proxy: { '/api': gateway, '/hooks': gateway } },
  test: { setupFiles: ['src/test-setup.ts'], css: false },
})
