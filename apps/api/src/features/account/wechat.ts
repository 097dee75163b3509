/** Who a WeChat code stands for. */
export interface WeChatIdentity {
  openid: string
  unionid: string | null
}

/** WeChat's server, as far as it is needed now. */
export interface WeChat {
  /** Changes the code of wx.login for an identity; refuses a wrong or blocked code. */
  identify(code: string): Promise<WeChatIdentity>
}
