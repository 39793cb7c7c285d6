import type { reasons as english } from '../en/reasons.ts'
import type { SameKeys } from '../same-keys.ts'

export const reasons: SameKeys<typeof english> = {
  certificate: {
    'unknown-issuer': '这台电脑无法识别其颁发者',
    expired: '证书已过期',
    'not-yet-valid': '证书尚未生效',
    'wrong-host': '证书属于另一台主机',
    revoked: '证书已被颁发者吊销',
    changed: '证书已更改',
    other: '证书无法验证',
  },
  keychain: {
    'no-answer': '密钥库没有响应',
    'no-session': '没有 D-Bus 会话',
    'bus-unreachable': '无法连接到 D-Bus 会话',
    'no-service': '没有正在运行的密钥环服务',
    locked: '密钥环已锁定',
    'not-installed': '未安装 libsecret',
    'keeps-nothing': '密钥库未能保存写入的内容',
    other: '密钥库无法使用',
  },
}
