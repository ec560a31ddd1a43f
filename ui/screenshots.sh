#!/usr/bin/env bash
# Takes the pictures of all admin pages, in both themes, for docs/images: ui/screenshots.sh [SCREEN …]
# A gateway with scripted providers runs for half a minute for it. Needs Maven, Node and Chromium.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
JAVA_HOME=$(./gateway jdk)
export JAVA_HOME PAGES_ONLY="$*"
mvn -q -B test -Dtest='aigateway.endtoend.ui.PagesTest#writesScreenshots' -Dgateway.writeScreenshots=true
ls -l docs/images/admin-*.png
