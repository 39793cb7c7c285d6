@rem Redrop's command line: the app's own binary without its window (docs/adr/011). In a batch file the shell waits for it.
@"%~dp0..\..\Redrop.exe" --redrop-cli -- %*
@exit /b %ERRORLEVEL%
