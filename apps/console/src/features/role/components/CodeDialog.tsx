import { Modal, Typography } from 'antd'
import type { ReactNode } from 'react'

interface Props {
  title: string
  login: string
  half: string
  onClose: () => void
  /** What the half is for and how long. */
  children: ReactNode
}

/** One half of a setup code; it is on the screen this once, so a stray click does not close it. */
export function CodeDialog({ title, login, half, onClose, children }: Props) {
  return (
    <Modal
      open
      title={title}
      okText="我记下了"
      cancelButtonProps={{ style: { display: 'none' } }}
      mask={{ closable: false }}
      onOk={onClose}
      onCancel={onClose}
    >
      <div className="stack">
        {children}
        <p>登录名：{login}</p>
        <Typography.Text copyable className="setup-code">
          {half}
        </Typography.Text>
      </div>
    </Modal>
  )
}
