# Builds what larmor.cmd starts where there is no build or where a source is newer. The folder of the build in use stands in
# artifacts\launcher\current, which is as old as the sources were when that build began.
$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent $PSScriptRoot
$launcher = Join-Path $root 'artifacts\launcher'
$current = Join-Path $launcher 'current'

function Test-UpToDate {
    if (-not (Test-Path $current)) { return $false }
    if (-not (Test-Path (Join-Path (Get-Content $current -TotalCount 1) 'Larmor.Cli.dll'))) { return $false }
    $built = (Get-Item $current).LastWriteTimeUtc
    $watched = @('src', 'data', 'global.json', 'Directory.*') | ForEach-Object { Join-Path $root $_ } | Where-Object { Test-Path $_ }
    $newer = Get-Item $watched | ForEach-Object { $_; if ($_.PSIsContainer) { Get-ChildItem $_ -Recurse } } |
        Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1
    return $null -eq $newer
}

if (Test-UpToDate) { exit 0 }
New-Item -ItemType Directory -Force $launcher | Out-Null
$lock = $null
while ($null -eq $lock) {
    try { $lock = [IO.File]::Open((Join-Path $launcher 'lock'), 'OpenOrCreate', 'ReadWrite', 'None') } catch { Start-Sleep -Seconds 1 }
}
try {
    if (Test-UpToDate) { exit 0 }
    $began = [DateTime]::UtcNow
    $app = Join-Path $launcher ('app-' + $PID + '-' + $began.Ticks)
    $log = Join-Path $launcher 'build.log'
    [Console]::Error.WriteLine('larmor: building, about a minute ...')
    Push-Location $root
    $ErrorActionPreference = 'Continue'    # what a program writes to its error stream is no error of ours
    try {
        & $env:LARMOR_DOTNET publish src\Larmor.Cli\Larmor.Cli.csproj --configuration Release --use-current-runtime --self-contained false `
            --output $app --verbosity quiet --nologo -nodeReuse:false -p:LarmorLauncher=true "-p:ArtifactsPath=$launcher\build" `
            -p:PublishReadyToRun=true -p:UseSharedCompilation=false *> $log
    } finally { Pop-Location; $ErrorActionPreference = 'Stop' }
    if ($LASTEXITCODE -ne 0) {
        Get-Content $log | ForEach-Object { [Console]::Error.WriteLine($_) }
        [Console]::Error.WriteLine("larmor: the build failed; its log is $log")
        exit 1
    }
    $previous = if (Test-Path $current) { Get-Content $current -TotalCount 1 } else { '' }
    Set-Content "$current.new" $app
    (Get-Item "$current.new").LastWriteTimeUtc = $began
    Move-Item -Force "$current.new" $current
    Get-ChildItem $launcher -Directory -Filter 'app-*' | Where-Object { $_.FullName -ne $app -and $_.FullName -ne $previous } |
        Remove-Item -Recurse -Force -ErrorAction SilentlyContinue
} finally { $lock.Dispose() }
