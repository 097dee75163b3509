export interface RunningPostgres {
  /** Of the database that was asked for. */
  url: string
  /** Of the database `postgres`, from which others are created. */
  adminUrl: string
  /** Of a role that owns nothing; whoever migrates makes it. */
  apiUrl: string
  pid: number
  isAdopted: boolean
  /** Calls off that it ends with this process. */
  release(): void
  stop(): Promise<void>
}

/** Whether a process is there, whoever it belongs to. */
export function isAlive(pid: number): boolean

export function startPostgres(options: {
  dir: string
  settings?: Record<string, string | number>
  database?: string
}): Promise<RunningPostgres>
