const storageKey = 'yunxuan.console.devices'
const mostKept = 20

/** Returns what this browser is known by when a log-in rests for strangers; nothing where it never signed in. */
export function readDevice(login: string): { device: string } | Record<string, never> {
  const device = readAll()[spelled(login)]
  return device === undefined ? {} : { device }
}

/** Keeps what a log-in knows this browser by; it opens nothing, and stays after signing out. */
export function keepDevice(login: string, device: string): void {
  const others = Object.entries(readAll()).filter(([name]) => name !== spelled(login))
  const kept = [...others, [spelled(login), device]].slice(-mostKept)
  localStorage.setItem(storageKey, JSON.stringify(Object.fromEntries(kept)))
}

function readAll(): Readonly<Record<string, string>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return {}
    return Object.fromEntries(Object.entries(kept).filter(([, device]) => typeof device === 'string'))
  } catch {
    return {}
  }
}

const spelled = (login: string) => login.trim().toLowerCase()
