import { Button, Form, Input, QRCode } from 'antd'
import { useState } from 'react'
import { Link, Navigate } from 'react-router'
import { useSession } from '../../../api/session.ts'
import { Failed } from '../../../ui/Failed.tsx'
import { useTitle } from '../../../ui/PageHead.tsx'
import { chosen } from '../../../ui/rules.ts'
import { useConfirmSetUp, useSetUp } from '../sign-in.queries.ts'

/** From a setup code to a log-in: choose a password, scan the secret, prove it by the first code. */
export function Component() {
  useTitle('开通登录')
  const session = useSession()
  const [begun, setBegun] = useState<{ setupCode: string; login: string; otpauthUrl: string } | null>(null)
  if (session !== null) return <Navigate to="/" replace />
  return (
    <main className="sign-in">
      <p className="sign-in-brand">云选</p>
      <h1>开通登录</h1>
      <section className="panel">
        {begun === null ? <ChoosePassword onDone={setBegun} /> : <Confirm {...begun} />}
        <p className="soft">
          <Link to="/sign-in">回到登录</Link>
        </p>
      </section>
    </main>
  )
}

interface ChooseProps {
  onDone: (begun: { setupCode: string; login: string; otpauthUrl: string }) => void
}

function ChoosePassword({ onDone }: ChooseProps) {
  const setUp = useSetUp()
  return (
    <Form<{ setupCode: string; password: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={values =>
        setUp.mutate(values, { onSuccess: reply => onDone({ ...reply, setupCode: values.setupCode }) })
      }
    >
      <h2>第一步：设密码</h2>
      <Failed error={setUp.error} />
      <Form.Item
        name="setupCode"
        label="开通码"
        extra="手机“我的”里看到的一整个；或者两位管理员各告诉您一半，接着填。三天内有效"
        rules={chosen('请填开通码')}
      >
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="password"
        label="新密码"
        extra="至少 12 个字，可以是一句好记的话；常见的密码、生日、键盘上连着的字母会被拒绝"
        rules={[{ required: true, min: 12, message: '密码至少 12 个字' }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={setUp.isPending}>
        下一步
      </Button>
    </Form>
  )
}

interface ConfirmProps {
  setupCode: string
  login: string
  otpauthUrl: string
}

function Confirm({ setupCode, login, otpauthUrl }: ConfirmProps) {
  const confirm = useConfirmSetUp()
  const secret = new URL(otpauthUrl).searchParams.get('secret') ?? ''
  return (
    <Form<{ totp: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={({ totp }) => confirm.mutate({ setupCode, totp, login })}
    >
      <h2>第二步：绑定手机验证器</h2>
      <p>用手机上的验证器应用扫这个码，它会每 30 秒给您 6 位数字。登录名是 {login}。</p>
      <QRCode
        value={otpauthUrl}
        size={200}
        color="#1f1a17"
        bgColor="#ffffff"
        className="set-up-code"
        aria-label="给验证器扫的码"
      />
      <p className="soft">
        扫不了？在验证器里手动输入：<code>{secret}</code>
      </p>
      <Failed error={confirm.error} />
      <Form.Item
        name="totp"
        label="现在显示的 6 位数字"
        rules={[{ required: true, pattern: /^\d{6}$/, message: '是 6 位数字' }]}
      >
        <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={confirm.isPending}>
        完成并登录
      </Button>
    </Form>
  )
}
