// What a chat lets its messages, menu and typing box do: who speaks here, and how.
import { press, say } from "./acts.js";
import { personOf } from "./room.js";
import { groupSpeaker } from "./speakers.js";

/** The talk in a chat ({id, title, person}); `onReply(message)` starts an answer to a message. */
export function talkIn(chat, onReply) {
  const speaker = () => (chat.person ? chat.id : groupSpeaker());
  const place = () => ({ personId: speaker(), chatId: chat.id });
  return {
    chatId: chat.id,
    title: chat.title,
    isGroup: chat.person === null,
    person: () => personOf(chat.id),
    speaker,
    place,
    onReply,
    onCommand: (command) => say(place(), command),
    onPress: (messageId, callbackData) => press(place(), messageId, callbackData),
  };
}
