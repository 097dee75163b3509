import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from './process.ts'

const folder = fileURLToPath(new URL('../../wechat-fake', import.meta.url))

const settings = {
  WECHAT_APP_ID: 'wx1',
  WECHAT_APP_SECRET: 'of this test and no other',
  WECHAT_TEMPLATE_ID: 'told',
  SMS_ACCESS_KEY_ID: 'key',
  SMS_ACCESS_KEY_SECRET: 'of this test and no other',
  SMS_SIGN_NAME: '云选',
  SMS_TEMPLATE_CODE: 'SMS_1',
}

/** Starts what stands in for WeChat and Aliyun, in a process of its own; returns the settings that lead to it. */
export async function startProviders() {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: folder,
    env: { ...process.env, ...settings, PORT: String(port) },
    stdio: 'ignore',
  })
  for (let tries = 0; tries < 600; tries += 1) {
    if ((await fetch(`${url}/control/shown`).catch(() => undefined))?.ok) break
    await sleep(50)
  }
  const control = async (path: string, body?: object) => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }
    const reply = await fetch(`${url}/control/${path}`, body === undefined ? {} : init)
    return reply.json()
  }
  return {
    settings: { ...settings, WECHAT_BASE_URL: url, SMS_BASE_URL: url },
    /** Asks what was shown, texted or called, gives grants, or spoils answers. */
    control,
    stop: () => void child.kill('SIGKILL'),
  }
}

/** An openid as WeChat's are: 28 letters, the first an o. */
export function openidOf(accountId: string): string {
  return `o${accountId.replaceAll('-', '').slice(0, 27)}`
}
