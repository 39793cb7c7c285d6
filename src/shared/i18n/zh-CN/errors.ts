import type { ErrorCode } from '../../errors.ts'

export const errors = {
  internal: 'Redrop 遇到了意料之外的情况：{detail}。没有再上传任何内容。请反馈此问题。',
  usage: '{detail}',
  'bad-uri':
    '“{uri}”不是有效的 cloudreve:// 地址。正确写法例如 cloudreve://my/Docs/report.xlsx，名称中的 # 和 ? 请写作 %23 和 %3F。',

  'not-a-url': '“{input}”不是有效的地址。正确写法例如 https://files.example.org',
  'insecure-http':
    '与{host}的连接未加密：传输途中的任何人都可能读取你的密码和文件。请使用 https；若仍要继续，请加上 --insecure-http。',
  'not-cloudreve': '{host}不是 Cloudreve 服务器，或者地址还缺少路径。',
  'server-too-old': '{host}运行的是 Cloudreve {version}；Redrop 需要 4.0 或更高版本。',
  'unknown-host': '找不到主机{host}。请检查拼写和网络连接。',
  'connection-refused': '{host}拒绝连接。请确认服务器正在运行，且端口正确。',
  unreachable: '{host}没有响应。请检查网络连接后重试。',
  'certificate-untrusted':
    '{host}的证书不受信任：{why}。其指纹为{fingerprint}。仅在管理员确认后运行：redrop login --server {origin} --trust-certificate {fingerprint}',
  'certificate-changed':
    '{host}的证书在受信任之后已更改。尚未上传任何内容。其指纹为{fingerprint}。仅在管理员确认后运行：redrop login --server {origin} --trust-certificate {fingerprint}',
  'proxy-unreachable': '无法连接到代理（{detail}）。请检查 HTTPS_PROXY 或设置中的代理。',
  'proxy-refused': '代理拒绝了 Redrop（{detail}）。请检查代理的用户名和密码。',
  'not-a-proxy': '“{input}”不是代理地址。例如：http://proxy.example.org:3128 或 socks5://127.0.0.1:1080',
  'not-an-authority': '“{path}”中没有当前有效的颁发机构证书。请选择证书颁发机构的 PEM 文件。',
  'connection-lost': '与{host}的连接已中断。请重试，已开始的传输会尽可能从中断处继续。',
  'server-sick': '{host}自身出现问题，返回：{detail}。你的文件不受影响，请几分钟后重试。',
  'unknown-outcome':
    '收到响应之前连接已中断，目前无法向{host}核实。不会重复上传：“redrop resume”会再次核实。',
  'size-mismatch':
    '传输途中文件长度被改变：上传了{sent}字节，服务器收到{stored}字节。已尽可能恢复原来的内容。请向管理员询问代理设置。',
  'proxy-limit': '{host}前面的代理不允许这么大的请求。请管理员调高其请求体上限。',

  'wrong-credentials': '邮箱或密码不正确。',
  'captcha-needed': '{host}要求输入图片验证码。请在可以输入的终端中登录。',
  'captcha-wrong': '验证码不正确，请用新图片重试。',
  'captcha-unsupported': '{host}使用的验证码只能在浏览器中显示（{type}）。请使用 --browser 登录。',
  'two-factor-needed': '{host}要求输入身份验证器的动态验证码。请在可以输入的终端中登录。',
  'two-factor-wrong': '动态验证码不正确或已过期。',
  'two-factor-expired': '登录用时过长，请重新开始。',
  'account-blocked': '此账号已被封禁，请联系管理员。',
  'account-inactive': '此账号尚未激活。请打开服务器发送的邮件中的链接。',
  'sign-in-needed': '{account}在{host}的登录已失效。请重新登录：redrop login --server {url} --email {email}',
  'oauth-unavailable': '{host}没有此客户端 ID 的应用。请管理员为 Redrop 添加一个，或使用密码登录。',
  'oauth-refused': '{host}未能完成登录：{detail}',
  'oauth-dead-grant':
    'Redrop 的授权曾在{host}被撤销，因此无法保持登录。请管理员提供另一个客户端 ID，或使用密码登录。',
  'redirect-unusable': '“{uri}”不能用作回调地址：必须是 127.0.0.1 或 localhost 上带端口的 http 地址。',
  'redirect-port-busy': '浏览器回调所需的端口{port}已被其他程序占用。请关闭该程序后重试。',
  'sign-in-timed-out': '浏览器没有返回结果，请重新开始。',
  'scope-missing': '此次登录的权限不足，请重新登录。',
  'account-unknown': '这里没有名为“{name}”的账号。“redrop accounts”可列出全部账号。',
  'account-ambiguous': '有多个账号：{names}。请用 --account 指定。',
  'no-account': '尚未登录。请先登录：redrop login --server 地址 --email 邮箱',
  'signed-out': '“{name}”所属的账号已退出登录。请重新登录该账号，然后运行：redrop resume',
  'wrong-site': '{host}不是此账号所属的站点。没有上传任何内容。',

  'not-found': '“{uri}”处没有任何内容。',
  'not-allowed': '你无权对“{name}”执行此操作。',
  'name-refused': '服务器不接受名称“{name}”。请换一个不含 \\ / : * ? " < > 和竖线的名称。',
  'is-folder': '“{uri}”是文件夹。请指定其中的文件，“redrop ls”可列出它们。',
  'folder-missing': '没有文件夹“{uri}”。加上 --parents 可创建它。',
  'not-a-folder': '“{uri}”是文件，不是文件夹。',
  'too-large': '“{name}”超出此站点的大小上限：文件大小为{size}，上限为{limit}。',
  'no-space': '空间不足：“{name}”需要{need}，剩余{free}。旧版本在删除之前同样占用空间。',
  locked: '“{name}”正在使用中。尚未上传任何内容。请稍后重试，或用 --wait 秒数 等待。',
  conflict: '“{name}”在此期间已有改动。你的文件尚未上传。',
  'policy-unsupported':
    '“{name}”大小为{size}，超出此站点单次上传的上限，而其存储类型“{type}”暂不支持更大的文件。',
  'version-unknown': '“{name}”没有版本{version}。“redrop versions”可列出全部版本。',
  'version-is-current': '“{name}”的版本{version}已经是当前版本。',
  'undo-nothing': '“{name}”没有可由这台电脑撤销的操作。',
  'undo-too-late': '已无法撤销：“{name}”已有比你更新的版本。“redrop versions”可查看全部版本。',
  refused: '服务器拒绝了请求：{detail}（{code}）。',

  'local-missing': '这台电脑上没有“{path}”。',
  'local-unreadable': '无法打开“{path}”（{detail}）。请检查其权限和位置。',
  'local-special': '“{path}”不是普通文件，而是设备、管道或套接字。请指定一个文件。',
  'local-is-folder': '“{path}”是文件夹。请指定其中的文件。',
  'local-changing': '“{path}”一直在变化。未完成的内容没有保存，请在文件关闭后重试。',
  'local-exists': '“{path}”已存在。没有写入任何内容；加上 --overwrite 可替换它。',
  'disk-full': '磁盘已满（{path}）。请释放空间后重试。',
  'no-safety-copy': '服务器不保留历史版本，也无法创建安全副本。没有上传任何内容。',

  'profile-damaged': 'Redrop 自身的部分数据已损坏（{path}），已另行保留。',
  'profile-newer': '{path}中的配置由更新版本的 Redrop 写入。请更新此程序；没有改动任何内容。',
  'profile-busy': '另一个 Redrop 正在写入同一配置，请稍后重试。',
  'transfer-unknown': '没有未完成的传输“{id}”。“redrop status”可列出它们。',
  'target-busy': '另一个 Redrop（进程{pid}）正在向同一位置上传。请等待其完成或先结束它。',
  'keychain-unavailable':
    '这台电脑没有可保存登录信息的系统密钥库（{why}）。设置 REDROP_PASSPHRASE 可将其保存在加密文件中。',
  'passphrase-needed': '登录信息保存在加密文件中。请设置 REDROP_PASSPHRASE 以打开它。',
  'passphrase-wrong': '口令无法打开加密文件。没有改动任何内容。',
  cancelled: '已停止。未完成的内容没有保存。',
} as const satisfies Record<ErrorCode, string>
