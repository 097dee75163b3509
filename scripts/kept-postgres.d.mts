export function keptPostgres(options: { dir: string; say: (line: string) => void }): Promise<{
  url: string
  apiUrl: string
  pid(): number
  stop(): Promise<void>
}>
