// Starts the page: reads the room's state, follows its events, paints.
import { makeBar, noteSkip, paintBar } from "./bar.js";
import { fillDesk, paintDesk } from "./desk.js";
import { makeHint, paintHint } from "./hint.js";
import { adopt, changed, put, remove, room, seeAll, watch } from "./room.js";
import { showAnswer, toast } from "./toasts.js";
import { follow, read } from "./wire.js";

const HAPPENINGS = {
  message: ({ chat_id, message }) => put(chat_id, message),
  edited: ({ chat_id, message }) => put(chat_id, message),
  deleted: ({ chat_id, message_id, message }) => remove(chat_id, message_id ?? message.message_id),
  toast: showAnswer,
  clock: ({ now }) => noteSkip({ now, stop: now }),
  skip: noteSkip,
  presence: refresh,
  people: refresh,
  commands: refresh,
};

async function refresh() {
  try {
    const state = await read("/room/state");
    if (state.seq < room.seq) return await refresh(); // something happened on the way
    adopt(state);
  } catch (trouble) {
    lose();
    toast(trouble.message, { bad: true });
  }
}

function restart() {
  room.seq = 0; // a room that was started anew counts from the beginning
  return refresh();
}

function lose() {
  room.connected = false;
  changed();
}

function onHappening(name, happening) {
  if (happening.seq !== undefined && happening.seq <= room.seq) return;
  room.seq = happening.seq ?? room.seq;
  HAPPENINGS[name](happening);
}

async function start() {
  makeBar();
  makeHint();
  await refresh();
  paintHint();
  fillDesk();
  [paintBar, paintHint, paintDesk].forEach(watch);
  changed();
  document.addEventListener("visibilitychange", () => document.hidden || seeAll());
  follow({ onHappening, onOpen: restart, onLost: lose });
}

start();
