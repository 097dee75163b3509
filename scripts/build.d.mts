export function ensureBuilt(name: 'api' | 'console' | 'h5' | 'weapp'): Promise<void>
