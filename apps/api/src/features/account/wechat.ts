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
}
