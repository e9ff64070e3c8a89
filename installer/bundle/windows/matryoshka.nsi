; The installer for Windows: into the person's own programs, so nobody needs an administrator.
; Chats, settings and models lie elsewhere (AppData), and stay when the program is removed.
Unicode true
SetCompressor /SOLID lzma
RequestExecutionLevel user
Name "Matryoshka"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\Matryoshka"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Matryoshka"

Page directory
Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

Section "Matryoshka"
  ; an older version first: files that it had and this one has not would stay
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}\*"
  CreateShortcut "$SMPROGRAMS\Matryoshka.lnk" "$INSTDIR\matryoshkaw.exe"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${KEY}" "DisplayName" "Matryoshka"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "Publisher" "The Matryoshka authors"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\matryoshkaw.exe"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  Delete "$SMPROGRAMS\Matryoshka.lnk"
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\matryoshka.exe"
  Delete "$INSTDIR\matryoshkaw.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
