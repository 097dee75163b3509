type Branch = Record<string, unknown>

/** Writes one entry of a setData: 'root.cn.[0].cl' names a place, made on the way where it is missing. */
export function setByPath(data: Branch, where: string, value: unknown): void {
  const keys = where
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter(key => key !== '')
  const last = keys.pop()
  if (last === undefined) return
  let branch = data
  keys.forEach((key, index) => {
    const next = branch[key]
    if (isBranch(next)) {
      branch = next
      return
    }
    const made: Branch = /^\d+$/.test(keys[index + 1] ?? last) ? Object.assign([]) : {}
    branch[key] = made
    branch = made
  })
  branch[last] = value
}

function isBranch(value: unknown): value is Branch {
  return typeof value === 'object' && value !== null
}
