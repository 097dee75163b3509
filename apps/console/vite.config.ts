import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  server: {
    port: 4300,
    proxy: { '/v1': process.env.API_URL ?? 'http://127.0.0.1:3000' },
  },
  build: { target: 'es2022', chunkSizeWarningLimit: 700 },
})
