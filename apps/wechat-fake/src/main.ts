import { wechatFake } from './app.ts'

const { PORT = '4010', WECHAT_APP_ID = '', WECHAT_APP_SECRET = '', WECHAT_TEMPLATE_ID = 'told' } = process.env
if (WECHAT_APP_ID === '' || WECHAT_APP_SECRET === '') {
  process.stderr.write('WECHAT_APP_ID and WECHAT_APP_SECRET are not set: give the pair that the API has\n')
  process.exit(1)
}

const {
  SMS_ACCESS_KEY_ID: accessKeyId,
  SMS_ACCESS_KEY_SECRET: accessKeySecret = '',
  SMS_SIGN_NAME: signName = '',
  SMS_TEMPLATE_CODE: templateCode = '',
} = process.env

const app = wechatFake({
  appId: WECHAT_APP_ID,
  secret: WECHAT_APP_SECRET,
  templateId: WECHAT_TEMPLATE_ID,
  ...(accessKeyId ? { sms: { accessKeyId, accessKeySecret, signName, templateCode } } : {}),
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void app.close().then(() => process.exit(0)))
}
await app.listen({ port: Number(PORT), host: '127.0.0.1' })
