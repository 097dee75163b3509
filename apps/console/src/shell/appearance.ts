export type Appearance = 'light' | 'dark'
export const appearanceWishes = ['system', 'light', 'dark'] as const
export type AppearanceWish = (typeof appearanceWishes)[number]

const storageKey = 'yunxuan.console.appearance'
const system = window.matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

/** Returns what this person chose, or to follow the system. */
export function readWish(): AppearanceWish {
  const kept = localStorage.getItem(storageKey)
  return appearanceWishes.find(wish => wish === kept) ?? 'system'
}

export function keepWish(wish: AppearanceWish): void {
  localStorage.setItem(storageKey, wish)
  for (const listener of listeners) listener()
}

export function readAppearance(): Appearance {
  const wish = readWish()
  if (wish !== 'system') return wish
  return system.matches ? 'dark' : 'light'
}

export function subscribeAppearance(listener: () => void): () => void {
  listeners.add(listener)
  system.addEventListener('change', listener)
  return () => {
    listeners.delete(listener)
    system.removeEventListener('change', listener)
  }
}

const stillness = window.matchMedia('(prefers-reduced-motion: reduce)')

/** Whether this person asked their system for less motion. */
export function readStillness(): boolean {
  return stillness.matches
}

export function subscribeStillness(listener: () => void): () => void {
  stillness.addEventListener('change', listener)
  return () => stillness.removeEventListener('change', listener)
}
