import { register } from 'tsx/esm/api'

// Before it is built the worker is TypeScript, which a thread of its own has to be taught.
register()
await import('./import-worker.ts')
