/** Who a WeChat code stands for. */
export interface WeChatIdentity {
  openid: string
  unionid: string | null
}

/** WeChat's server, as far as it is needed now. */
export interface WeChat {
  /** Changes the code of wx.login for an identity; refuses a wrong or blocked code. */
  identify(code: string): Promise<WeChatIdentity>
  /** Returns the token that calls to WeChat carry, good for at least five minutes more. */
  accessToken(): Promise<string>
  /**
   * Sends JSON to a path under the present token, once more under another where WeChat says that it is none; returns
   * WeChat's code and words. Refuses with `wechat_unavailable` where no answer came.
   */
  post(path: string, body: object): Promise<{ errcode: number; errmsg: string }>
}
