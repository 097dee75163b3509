export function serve(options: {
  dir: string
  port: number
  env: Record<string, string | undefined>
  onEnd?: (line: string) => void
}): Promise<{ url: string; databaseUrl: string; stop(): Promise<void> }>
