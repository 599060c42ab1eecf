@rem Finds or fetches the .NET SDK that global.json asks for and leaves the program in LARMOR_DOTNET. Called by larmor.cmd and test.cmd.
@pushd "%~dp0.."
@set "LARMOR_DOTNET=dotnet"
@"%LARMOR_DOTNET%" --version >nul 2>nul && goto found
@if defined DOTNET_ROOT set "LARMOR_DOTNET=%DOTNET_ROOT%\dotnet.exe"
@"%LARMOR_DOTNET%" --version >nul 2>nul && goto found
@set "LARMOR_DOTNET=%CD%\.dotnet\dotnet.exe"
@if exist "%LARMOR_DOTNET%" set "DOTNET_ROOT=%CD%\.dotnet"
@"%LARMOR_DOTNET%" --version >nul 2>nul && goto found
@if "%LARMOR_NO_DOWNLOAD%"=="1" goto missing
@echo No fitting .NET SDK was found. It will be fetched (about 280 MB) into %CD%\.dotnet; Ctrl-C stops. 1>&2
@if not defined CI pause
@set "DOTNET_ROOT=%CD%\.dotnet"
@powershell -NoProfile -ExecutionPolicy Bypass -Command "[Net.ServicePointManager]::SecurityProtocol='Tls12'; & ([scriptblock]::Create((Invoke-WebRequest -UseBasicParsing https://dot.net/v1/dotnet-install.ps1))) -Channel 10.0 -InstallDir .dotnet -NoPath" 1>&2
@"%LARMOR_DOTNET%" --version >nul 2>nul && goto found
:missing
@echo Larmor needs the .NET SDK 10.0. Install it with "winget install Microsoft.DotNet.SDK.10" or from 1>&2
@echo https://dotnet.microsoft.com/download/dotnet/10.0 and start again. 1>&2
@popd
@exit /b 1
:found
@popd
@exit /b 0
