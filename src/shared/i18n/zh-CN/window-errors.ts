import type { windowErrors as english } from '../en/window-errors.ts'
import type { SameKeys } from '../same-keys.ts'

export const windowErrors: SameKeys<typeof english> = {
  'insecure-http': '此连接未加密。',
  'unknown-host': '{host}没有响应。',
  'connection-refused': '{host}没有响应。',
  unreachable: '{host}没有响应。',
  'not-cloudreve': '该地址不是 Cloudreve 服务器。',
  'certificate-untrusted': '{host}的证书不受信任（{detail}）。请联系管理员。',
  'unknown-outcome': '收到响应之前连接已中断，目前无法向{host}核实。不会重复上传：Redrop 会自动再次核实。',
  'captcha-needed': '{host}要求输入图片验证码，请重新登录。',
  'captcha-wrong': '验证码不正确，已换一张图片。',
  'captcha-unsupported': '{host}使用的验证码只能在浏览器中显示（{type}）。请使用浏览器登录。',
  'two-factor-needed': '{host}要求输入身份验证器的动态验证码，请重新登录。',
  'sign-in-needed': '{account}在{host}的登录已失效，请重新登录。',
  'account-unknown': '此账号已不在这里。',
  'no-account': '尚未登录，请先登录。',
  'is-folder': '此位置已有一个文件夹。',
  'folder-missing': '文件夹已不存在。请重新加载以查看当前内容。',
  'not-found': '它已不存在。请重新加载以查看当前内容。',
  locked: '“{name}”正在使用中。尚未上传任何内容，请稍后重试。',
  'version-unknown': '“{name}”的这个版本已不存在。',
  'undo-too-late': '已无法撤销：“{name}”已有比你更新的版本。',
  'local-exists': '“{path}”已存在。没有写入任何内容。',
  'transfer-unknown': '此传输已不存在。',
  'keychain-unavailable': '这台电脑没有可保存登录信息的系统密钥库（{detail}）。',
  'passphrase-needed': '登录信息保存在加密文件中，文件尚未解锁。',
}
