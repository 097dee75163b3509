import type { Serving } from './platform/serve.ts'

/** Every feature, by name: what is not listed here is not served. */
export const features: readonly ((on: Serving) => void)[] = []
