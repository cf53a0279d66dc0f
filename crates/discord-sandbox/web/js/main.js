// The page: each part draws itself when what it shows has changed.

import { startBar } from "./bar.js";
import { startComposer } from "./composer.js";
import { startDeveloper } from "./developer.js";
import { connect, lookWhereTheAddressSays } from "./live.js";
import { startNotices } from "./notice.js";
import { startPeople } from "./people.js";
import { startPermissions } from "./permissions.js";
import { startSidebar } from "./sidebar.js";
import { startSteps } from "./steps.js";
import { startTheme } from "./theme.js";
import { startThreads } from "./thread.js";
import { startTimeline } from "./timeline.js";
import { startUse } from "./use.js";

for (const start of [startTheme, startSidebar, startBar, startTimeline, startNotices, startUse, startComposer, startPeople, startPermissions, startThreads, startSteps, startDeveloper]) start();
lookWhereTheAddressSays();
connect();
