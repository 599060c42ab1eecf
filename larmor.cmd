@echo off
rem Starts Larmor; builds it first where there is no build or where a source is newer.
setlocal
call "%~dp0eng\dotnet.cmd" || exit /b 1
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0eng\build-launcher.ps1" || exit /b 1
set /p LARMOR_APP=<"%~dp0artifacts\launcher\current"
set DOTNET_TieredPGO=0
"%LARMOR_DOTNET%" "%LARMOR_APP%\Larmor.Cli.dll" %*
exit /b %ERRORLEVEL%
