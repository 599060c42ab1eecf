@echo off
rem Runs every test.   test [--long] [test platform options]   (--long, in first place: also the long statistical tests)
setlocal
call "%~dp0eng\dotnet.cmd" || exit /b 1
cd /d "%~dp0"
set "WORDS=%*"
set "LENGTH=--filter-not-trait Category=Long"
if "%~1"=="--long" set "LENGTH="
if "%~1"=="--long" set "WORDS=%WORDS:*--long=%"
"%LARMOR_DOTNET%" restore Larmor.slnx --locked-mode --verbosity quiet || exit /b 1
"%LARMOR_DOTNET%" build Larmor.slnx --no-restore --configuration Release --verbosity quiet --nologo || exit /b 1
"%LARMOR_DOTNET%" test --solution Larmor.slnx --no-build --configuration Release --no-progress --ignore-exit-code 8 %LENGTH% %WORDS%
exit /b %ERRORLEVEL%
