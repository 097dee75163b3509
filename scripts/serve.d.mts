export function serve(options: {
  dir: string
  port: number
  env: Record<string, string | undefined>
  say?: (line: string) => void
}): Promise<{
  url: string
  databaseUrl: string
  pids(): { api?: number | undefined; postgres?: number | undefined }
  stop(): Promise<void>
}>
