#!/bin/sh
# The standard model in LibreOffice, headless: opens the workbook that libreoffice_sheet.py wrote, calculates it, saves its
# first sheet as CSV and prints that. usage: libreoffice.sh WORKBOOK FOLDER_TO_WORK_IN
set -eu
soffice "-env:UserInstallation=file://$2/profile" --headless --convert-to csv --outdir "$2" "$1" >/dev/null 2>&1
tr ',' ' ' <"$2/$(basename "$1" .xlsx).csv"
