# What the Windows installer adds to electron-builder's own steps: a click on a notice starts a console that does not run.
# Windows finds the app by its AppUserModelID, from there the activator's class, and from there the program to start.
# The app names the same class (electron/main/identity.ts); when it runs, Electron answers for it and writes it into the
# shortcut of the start menu. https://learn.microsoft.com/windows/win32/properties/props-system-appusermodel-toastactivatorclsid

!define TOAST_ACTIVATOR "{CE6F1121-D6C5-426D-BD55-0BFFFCE9730A}"

!macro customInstall
  WriteRegStr HKCU "Software\Classes\AppUserModelId\${APP_ID}" "DisplayName" "${PRODUCT_NAME}"
  WriteRegStr HKCU "Software\Classes\AppUserModelId\${APP_ID}" "CustomActivator" "${TOAST_ACTIVATOR}"
  WriteRegStr HKCU "Software\Classes\CLSID\${TOAST_ACTIVATOR}" "" "${PRODUCT_NAME}"
  # Quoted: the folder of a person may hold spaces.
  WriteRegStr HKCU "Software\Classes\CLSID\${TOAST_ACTIVATOR}\LocalServer32" "" '"$appExe"'
!macroend

!macro customUnInstall
  # An update uninstalls the older version first; what the newer one needs stays.
  ${ifNot} ${isUpdated}
    DeleteRegKey HKCU "Software\Classes\AppUserModelId\${APP_ID}"
    DeleteRegKey HKCU "Software\Classes\CLSID\${TOAST_ACTIVATOR}"
  ${endIf}
!macroend
