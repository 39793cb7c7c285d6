; What the installer does beyond electron-builder's own: redrop:// links, "Send to", and the question about the profile.

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\redrop" "" "URL:Redrop"
  WriteRegStr SHELL_CONTEXT "Software\Classes\redrop" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\redrop\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\redrop\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
!macroend

!macro customUnInstall
  ${ifNot} ${isUpdated}
    DeleteRegKey SHELL_CONTEXT "Software\Classes\redrop"
    ; By the settings of the user who is here (src/main/outside).
    SetShellVarContext current
    Delete "$SENDTO\Redrop.lnk"
    ${if} $installMode == "all"
      SetShellVarContext all
    ${endif}
    ${if} $LANGUAGE == 2052
      StrCpy $R9 "是否同时删除 Redrop 的配置？此用户的账号、设置、历史记录和待处理的问题将被删除，服务器上的文件不受影响。"
    ${else}
      StrCpy $R9 "Remove Redrop's profile as well? Accounts, settings, history and open questions of this user are deleted. Files on servers stay."
    ${endIf}
    ; A silent uninstall keeps the profile.
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$R9" /SD IDNO IDNO keepProfile
      SetShellVarContext current
      RMDir /r "$LOCALAPPDATA\Redrop"
      RMDir /r "$APPDATA\Redrop"
      ${if} $installMode == "all"
        SetShellVarContext all
      ${endif}
    keepProfile:
  ${endIf}
!macroend
