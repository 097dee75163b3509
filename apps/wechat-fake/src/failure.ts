/** WeChat's errors are JSON with HTTP 200. */
export interface Failure {
  errcode: number
  errmsg: string
}

export function failure(errcode: number, errmsg: string): Failure {
  return { errcode, errmsg }
}
