async def upload_video():
    await limited("encoding")


async def upload_status():
    # Each starts when a place is free. None
    # waits for the video itself.
    await asyncio.gather(
        limited("uploading..."),
        upload_video(),
        # The original prints upload_video's
        # result here, too. That is None:
        # upload_video returns nothing.
        limited("Your status is ready"),
    )
