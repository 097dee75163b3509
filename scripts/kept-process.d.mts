export function keptProcess(options: {
  name: string
  args: string[]
  cwd: string
  env: Record<string, string | undefined>
  dir: string
  say: (line: string) => void
}): {
  log: string
  ended: Promise<number | string>
  pid(): number | undefined
  keep(): void
  stop(): Promise<void>
}
